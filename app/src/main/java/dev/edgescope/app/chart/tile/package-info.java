/** Pictures without axes: small pictures side by side, layers, a matrix of counts. */
@NullMarked
package dev.edgescope.app.chart.tile;

import org.jspecify.annotations.NullMarked;
