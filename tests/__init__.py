"""Tests of cxaudit, one module for each of its modules."""
