"""Training: from the corpus of texts (corpus/texts) to the model that judges them, by `make model`.

Needs scikit-learn (of the development requirements); what it writes is read with NumPy alone.
"""
