// A linear program with a message handler of its own: handlers keep what they are writing, so threads cannot share one.
#pragma once
#include "Handlers.hpp"
#include <ClpSimplex.hpp>

struct trellis_lp {
    trellis::Silence silence; // outlives the model, which points to it
    ClpSimplex model;

    trellis_lp() { quieten(); }
    trellis_lp(const trellis_lp &other) : silence(), model(other.model) { quieten(); }

    // Becomes another program.
    void take(const trellis_lp &other) {
        model = other.model;
        quieten();
    }

private:
    void quieten() {
        model.passInMessageHandler(&silence);
        model.setLogLevel(0);
    }
};
