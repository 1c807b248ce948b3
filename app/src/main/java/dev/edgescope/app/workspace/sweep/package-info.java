/** The workspace of many runs at once: the plane of a sweep, what is seen of it, and its making. */
@NullMarked
package dev.edgescope.app.workspace.sweep;

import org.jspecify.annotations.NullMarked;
