/**
 * What charts draw of a run: its lines, those of its seeds, the edges and markers that they are
 * held against. Without a node; knows no run that is under way.
 */
@NullMarked
package dev.edgescope.app.run.curve;

import org.jspecify.annotations.NullMarked;
