"""Names that are also ordinary words: in small letters they are taken for the word.

Accepted: whoever writes frank or june in small letters for a person is seen by neither wing.
"""

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
worth young aka alias dame junior lady nee senior
"""
ORDINARY = frozenset(_WORDS.split())
"""Of these alone a name in full needs its capitals too: Will Young."""

_MORE = """
amber angel april august baker ball bank banks barber bay bean berry best bird bishop book booth bow
box bridge bridges bull burn butler buy can cane care carpenter cash castle charity cliff cloud coal
comfort cooper copper court crown crystal days dean die dot down drum duke duty earl else ever fair
fame farmer fine fisher flint flower flowers fog for forest foster fowler frank french friend frost
game gates glass gold golden grove had hail hand hands happy hard hardy harvest hay heaven hedge her
hills him his hold honour hook hopes how hunt island ivory jewel job joint judge june just justice
keen kitchen lake land lash lawn light lord lot luck lucky man march marsh marshal mason master mat
mean merry mild mile miller mint miss moor morning mount new night noon nurse oak ocean old out pain
paint parson pat patience patient peach peak pearl pepper piano piper pit plant plum pond pope port
porter post potter powder present priest princess prior prosper quick quiet ran red ring rise river
rivers road rod roman round row royal rue rust sad said sand sandy savage saw say school sea season
see she shepherd sing singer sister sky smart snow son song spark speed squire star stay steel steep
stern steward sun swift tail tailor ten than then tide too top tower towers town trace true turner
under vale van walk walker walls want war warden warm warner was water waters weeks went wheat
willow wind wine wing winner wish with wolf yard year yes
"""
SPARED_ALONE = ORDINARY | frozenset(_MORE.split())
"""By themselves these are names with a capital alone: foster care is nobody's."""
