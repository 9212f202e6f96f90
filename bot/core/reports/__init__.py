"""Taking tips and incidents: details, corrections, read-back, receipts, anonymity."""
