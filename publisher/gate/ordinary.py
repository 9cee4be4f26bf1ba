"""Names that are also ordinary words: in small letters they are taken for the word."""

_WORDS = """
a al an and as at be by do ed go he if in is it me my no of on or so to up us we you the who
art ash autumn bell bill black blue bond brook brown bush butcher case chance chase child
church close constable cook cross dawn day dear diamond drew early east faith field fields
fish ford fox free gay good grace grant gray green grey ground guy hall head heath hill
holiday home honey hope house hunter joy key king knight lane large law little long love low major
mark marks may mercy mill miles moody moon more news noble north pace page park parks part
parish peace penny poor pool power price pride prince rain read reader reason rich rob rock
rose rush sands sharp short silver skip small south spring still stone storm street strong sue
summer sweet temple wall ward way well wells west white wild will win winter wise wood woods
worth young dame junior lady nee senior
"""
ORDINARY = frozenset(_WORDS.split())
