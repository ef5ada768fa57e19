"""The folder of an audit as open data: frames in other forms, and the files of the
national schemas.
"""
