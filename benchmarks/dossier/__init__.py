"""A dossier of an invented town over two years, clean or with contradictions across its documents:
it measures `pointage dossier`.
"""
