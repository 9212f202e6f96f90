"""Wards, former wards, districts and addresses in what callers say."""
