"""What people write: course texts, adverts, complaints. All made up; no text was copied."""
