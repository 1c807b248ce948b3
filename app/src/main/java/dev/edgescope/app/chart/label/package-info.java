/** Where labels stand: beside each other, off all lines, as near to what they name as can be. */
@NullMarked
package dev.edgescope.app.chart.label;

import org.jspecify.annotations.NullMarked;
