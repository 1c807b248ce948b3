package dev.edgescope.app.chart.model;

/** The area between two series of one chart, where both were recorded. */
public record Gap(Series one, Series other) {}
