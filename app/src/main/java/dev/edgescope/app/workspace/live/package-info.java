/** The live workspace: bar, column, charts and status line around the views that others use too. */
@NullMarked
package dev.edgescope.app.workspace.live;

import org.jspecify.annotations.NullMarked;
