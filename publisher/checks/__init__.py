"""A review to findings: is it complete, consistent, cleared and answered?"""
