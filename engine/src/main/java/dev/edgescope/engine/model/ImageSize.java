package dev.edgescope.engine.model;

/** What an input of a convolutional network is: planes of pixels, one after another, row by row. */
public record ImageSize(int channels, int height, int width) {}
