"""The peer's times for what the benchmarks measure: python3 peer.py, with PyTorch installed.

Prints the sgemm peak of the same run, full-batch gradients and Hessian-vector products (graph kept) of the perceptron
and the ConvNet, and the steps per second of SGD and Adam at B = 1, 8, 32 and 256 on the perceptron. Single precision,
all cores. With "steps" behind it the last of these alone.
"""

import os
import statistics
import sys
import time

import torch
from torch import nn


def milliseconds(task, rounds=12):
    for _ in range(2):
        task()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        task()
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.mean(times)


def peak(size=2048):
    a, b = torch.randn(size, size), torch.randn(size, size)
    return 2 * size**3 / milliseconds(lambda: a @ b) / 1e6


def loss(net, x, y):
    return 0.5 * ((net(x) - y) ** 2).sum() / len(x)


def one_hot(count):
    y = torch.zeros(count, 10)
    y[torch.arange(count), torch.randint(10, (count,))] = 1
    return y


def derivatives(name, net, x):
    y = one_hot(len(x))
    theta = list(net.parameters())
    v = [torch.randn_like(p) for p in theta]
    gradient = milliseconds(lambda: torch.autograd.grad(loss(net, x, y), theta))
    kept = torch.autograd.grad(loss(net, x, y), theta, create_graph=True)
    product = milliseconds(
        lambda: torch.autograd.grad(kept, theta, grad_outputs=v, retain_graph=True)
    )
    print(f"{name}: gradient {gradient:.1f} ms, Hessian-vector product {product:.1f} ms")


def steps_per_second(name, net, optimizer, batch, seconds=2):
    x, y = torch.randn(2500, 784), one_hot(2500)
    for warming in (True, False):
        steps, start = 0, time.perf_counter()
        while time.perf_counter() < start + (0.5 if warming else seconds):
            examples = torch.randint(len(x), (batch,))
            optimizer.zero_grad(set_to_none=True)
            loss(net, x[examples], y[examples]).backward()
            optimizer.step()
            steps += 1
        rate = steps / (time.perf_counter() - start)
    print(f"{name} at B = {batch}: {rate:.0f} steps/s")


def perceptron():
    return nn.Sequential(
        nn.Linear(784, 200), nn.Tanh(), nn.Linear(200, 200), nn.Tanh(), nn.Linear(200, 10)
    )


def convnet():
    return nn.Sequential(
        nn.Conv2d(3, 32, 3, padding=1), nn.Tanh(), nn.AvgPool2d(2),
        nn.Conv2d(32, 32, 3, padding=1), nn.Tanh(), nn.AvgPool2d(2),
        nn.Flatten(), nn.Linear(32 * 8 * 8, 10),
    )


torch.manual_seed(0)
torch.set_num_threads(os.cpu_count())
print(f"PyTorch {torch.__version__}, sgemm peak {peak():.0f} GFLOP/s")
if "steps" not in sys.argv:
    derivatives("perceptron", perceptron(), torch.randn(2500, 784))
    derivatives("ConvNet", convnet(), torch.randn(1000, 3, 32, 32))
for batch in (1, 8, 32, 256):
    for name, rule in (("SGD", torch.optim.SGD), ("Adam", torch.optim.Adam)):
        net = perceptron()
        steps_per_second(name, net, rule(net.parameters(), lr=1e-9), batch)
