// What the libraries call while they work: say nothing, stop when asked.
#pragma once
#include "CSolver.h"
#include <CbcEventHandler.hpp>
#include <CbcModel.hpp>
#include <ClpEventHandler.hpp>
#include <CoinMessageHandler.hpp>

namespace trellis {

inline bool raised(const int *stop) { return stop && __atomic_load_n(stop, __ATOMIC_RELAXED) != 0; }

// Swallows every message.
class Silence : public CoinMessageHandler {
public:
    Silence() : CoinMessageHandler() { setLogLevel(0); }
    int print() override { return 0; }
    CoinMessageHandler *clone() const override { return new Silence(*this); }
};

// Ends a simplex run at the next iteration once the flag is up.
class SimplexWatch : public ClpEventHandler {
public:
    explicit SimplexWatch(const int *stop) : ClpEventHandler(), stop_(stop) {}
    int event(Event which) override {
        if (which == endOfIteration || which == endOfFactorization) return raised(stop_) ? 0 : -1;
        return -1;
    }
    ClpEventHandler *clone() const override { return new SimplexWatch(*this); }

private:
    const int *stop_;
};

// Ends a tree search once the flag is up.
class SearchWatch : public CbcEventHandler {
public:
    explicit SearchWatch(const int *stop) : CbcEventHandler(), stop_(stop) {}
    CbcAction event(CbcEvent) override { return raised(stop_) ? stop : noAction; }
    CbcEventHandler *clone() const override { return new SearchWatch(*this); }

private:
    const int *stop_;
};

} // namespace trellis
