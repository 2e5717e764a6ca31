"""The formats that articles come in: plain text, web pages, corpora, feeds and archives."""
