/** Controls that several workspaces share, and the model behind each. */
@NullMarked
package dev.edgescope.app.control;

import org.jspecify.annotations.NullMarked;
