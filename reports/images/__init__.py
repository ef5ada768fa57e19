"""Pictures: crops of pages with their figures outlined, whole pages, what was read drawn
over one.
"""
