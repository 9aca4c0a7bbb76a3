"""Who said what, in whose name, against whom: news articles as a graph with evidence."""
