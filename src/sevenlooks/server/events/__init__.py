"""Events (留痕): every act as one append-only row, chained by hash, without foreign keys."""
