/**
 * The model of the whole window, without a node: what is to be seen of the runs, and what the user
 * asks of them.
 */
@NullMarked
package dev.edgescope.app.session;

import org.jspecify.annotations.NullMarked;
