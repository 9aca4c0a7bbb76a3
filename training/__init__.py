"""How the shipped weights are made: labelled articles in, ONNX out. Nothing else here imports torch."""
