"""What cxaudit costs, against bare scripts that write the same workbook: `make bench`."""
