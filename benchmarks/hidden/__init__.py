"""One-table pages whose text layer is not what they show, or shows more than it says; and pages
that only look so.
"""
