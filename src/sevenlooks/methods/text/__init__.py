"""Reading texts: what a short Chinese advert, post or notice offers, however its words are written."""
