/**
 * What a run file holds, row by row: how steps, measurements and events become bytes and are found
 * whole again.
 */
@NullMarked
package dev.edgescope.engine.record.row;

import org.jspecify.annotations.NullMarked;
