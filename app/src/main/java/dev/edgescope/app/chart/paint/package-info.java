/**
 * Draws what {@link dev.edgescope.app.chart.model} holds with a {@link dev.edgescope.app.pen.Pen}:
 * one painter for each part of a picture. A painter knows no pane, so that a picture comes out the
 * same on a canvas and in a file.
 */
@NullMarked
package dev.edgescope.app.chart.paint;

import org.jspecify.annotations.NullMarked;
