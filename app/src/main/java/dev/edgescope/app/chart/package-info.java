/**
 * Canvas charts for live runs: panes that show a {@link dev.edgescope.app.chart.model} with the
 * painters of {@link dev.edgescope.app.chart.paint}, several of them in one viewport.
 *
 * <p>The package knows numbers and JavaFX and nothing of what is measured. Everything in it lives
 * on the JavaFX thread. The caller owns the one animation timer and calls {@link
 * dev.edgescope.app.chart.LineChartPane#pulse()} on every chart each frame.
 */
@NullMarked
package dev.edgescope.app.chart;

import org.jspecify.annotations.NullMarked;
