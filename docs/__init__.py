"""The guide, its pictures, and the page of all policies, made from the product."""
