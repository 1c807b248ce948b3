package dev.edgescope.engine.model;

/** The elementwise nonlinearities. */
public enum Activation {
  TANH,
  RELU,
  GELU,
  SOFTPLUS,
  ELU,
  IDENTITY
}
