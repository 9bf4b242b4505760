#include "synth/chance.hpp"

#include <numeric>

namespace sinergi::synth {

Weighted::Weighted(std::span<double const> weights) : keep_(weights.begin(), weights.end()), other_(weights.size()) {
    auto const mean = std::accumulate(keep_.begin(), keep_.end(), 0.0) / static_cast<double>(keep_.size());
    std::vector<std::uint32_t> poor, rich;
    for (std::uint32_t at = 0; at < keep_.size(); ++at) {
        keep_[at] /= mean;
        other_[at] = at;
        (keep_[at] < 1 ? poor : rich).push_back(at);
    }
    while (!poor.empty() && !rich.empty()) {
        auto const taker = poor.back(), giver = rich.back();
        poor.pop_back();
        other_[taker] = giver;
        keep_[giver] -= 1 - keep_[taker];
        if (keep_[giver] < 1) {
            rich.pop_back();
            poor.push_back(giver);
        }
    }
}

}  // namespace sinergi::synth
