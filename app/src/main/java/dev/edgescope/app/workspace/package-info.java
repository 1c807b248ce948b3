/** The workspaces of the window: what they have in common, and how one changes between them. */
@NullMarked
package dev.edgescope.app.workspace;

import org.jspecify.annotations.NullMarked;
