"""Pointage: read a deliberation's tables, check every figure, publish the evidence."""
