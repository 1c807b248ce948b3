/** The record of the window's runs: where it lies, how it is kept, and what broke off. No nodes. */
@NullMarked
package dev.edgescope.app.record;

import org.jspecify.annotations.NullMarked;
