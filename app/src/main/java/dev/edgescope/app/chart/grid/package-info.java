/** A plane of cells: two axes of values, a colour for each cell, lines over them. */
@NullMarked
package dev.edgescope.app.chart.grid;

import org.jspecify.annotations.NullMarked;
