// The Lambda pool model of `windtunnel bench` as a hand-written loop: what the same simulation costs in C++.
// Requests arrive in a Poisson stream, run 1.991 s on average (exponential), after 0.253 s more in a new environment,
// in the most recently used idle environment; an environment ends 600 s after its last request; at most 1,000 at once.
// Prints one line per load: requests per second, requests simulated, requests per CPU second (median of five rounds),
// shares of cold starts and of rejections, mean response in seconds.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

constexpr double meanWorkSeconds = 1.991;
constexpr double initSeconds = 0.253;
constexpr double idleLifetimeSeconds = 600;
constexpr std::size_t maxConcurrency = 1000;
constexpr int rounds = 5;

class Random {
 public:
  explicit Random(std::uint64_t seed) : state(seed * 0x9e3779b97f4a7c15ull + 1) {}

  double exponential() { return -std::log((static_cast<double>(next() >> 11) + 0.5) * 0x1p-53); }

 private:
  std::uint64_t next() {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
  }

  std::uint64_t state;
};

struct Departure {
  double time;
  std::uint32_t environment;
  bool operator<(const Departure& other) const { return time > other.time; }
};

struct Idle {
  double since;
  std::uint32_t environment;
};

// Idle environments in order of last use: the next request takes the newest end, expiry the oldest.
class IdleStack {
 public:
  bool empty() const { return head == tail; }
  const Idle& oldest() const { return ring[head & mask]; }
  void dropOldest() { head++; }
  Idle takeNewest() { return ring[--tail & mask]; }

  void add(Idle idle) {
    if (tail - head == ring.size()) grow();
    ring[tail++ & mask] = idle;
  }

 private:
  void grow() {
    std::vector<Idle> wider(ring.size() * 2);
    for (std::size_t i = head; i < tail; i++) wider[i - head] = ring[i & mask];
    tail -= head;
    head = 0;
    ring.swap(wider);
    mask = ring.size() - 1;
  }

  std::vector<Idle> ring = std::vector<Idle>(1024);
  std::size_t mask = 1023;
  std::size_t head = 0;
  std::size_t tail = 0;
};

struct Totals {
  std::uint64_t requests = 0;
  std::uint64_t cold = 0;
  std::uint64_t rejected = 0;
  std::uint64_t expired = 0;
  double responseSeconds = 0;
};

Totals simulate(double rate, double seconds, std::uint64_t seed) {
  Totals totals;
  Random arrivals(seed), work(seed + 1000);
  std::vector<Departure> running;
  running.reserve(maxConcurrency);
  IdleStack idle;
  std::uint32_t created = 0;
  double arrival = arrivals.exponential() / rate;
  for (;;) {
    const double departure = running.empty() ? INFINITY : running.front().time;
    const double expiry = idle.empty() ? INFINITY : idle.oldest().since + idleLifetimeSeconds;
    const double now = std::min({arrival, departure, expiry});
    if (now >= seconds) return totals;
    if (now == departure) {
      const Departure done = running.front();
      std::pop_heap(running.begin(), running.end());
      running.pop_back();
      idle.add({now, done.environment});
    } else if (now == expiry) {
      idle.dropOldest();
      totals.expired++;
    } else {
      arrival = now + arrivals.exponential() / rate;
      totals.requests++;
      if (running.size() == maxConcurrency) {
        totals.rejected++;
        continue;
      }
      double duration = work.exponential() * meanWorkSeconds;
      std::uint32_t environment;
      if (idle.empty()) {
        environment = created++;
        duration += initSeconds;
        totals.cold++;
      } else {
        environment = idle.takeNewest().environment;
      }
      totals.responseSeconds += duration;
      running.push_back({now + duration, environment});
      std::push_heap(running.begin(), running.end());
    }
  }
}

}  // namespace

int main() {
  const struct {
    double rate, seconds;
  } loads[] = {{0.9, 1e6}, {20, 5e4}, {1000, 1e3}};
  for (const auto& load : loads) {
    double rates[rounds];
    Totals totals;
    for (int round = 0; round < rounds; round++) {
      const std::clock_t start = std::clock();
      totals = simulate(load.rate, load.seconds, round + 1);
      const double cpuSeconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      rates[round] = static_cast<double>(totals.requests) / cpuSeconds;
    }
    std::sort(rates, rates + rounds);
    std::printf("%g %llu %.0f %.6f %.6f %.4f\n", load.rate, static_cast<unsigned long long>(totals.requests),
                rates[rounds / 2], static_cast<double>(totals.cold) / totals.requests,
                static_cast<double>(totals.rejected) / totals.requests,
                totals.responseSeconds / (totals.requests - totals.rejected));
  }
}
