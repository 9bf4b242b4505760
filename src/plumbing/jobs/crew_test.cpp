#include "plumbing/jobs/crew.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace sinergi::jobs {
namespace {

TEST(Crew, DoesEveryPartOnce) {
    for (unsigned const threads : {0U, 1U, 2U, 7U}) {
        std::vector<std::atomic<int>> done(1'000);
        spread(hands(threads), done.size(), [&](std::size_t part, unsigned worker) {
            EXPECT_LT(worker, hands(threads));
            ++done[part];
        });
        for (auto const& count : done) EXPECT_EQ(count, 1);
    }
    spread(4, 0, [](std::size_t, unsigned) { FAIL(); });
}

TEST(Crew, AFaultOfOnePartIsHeardByTheCaller) {
    EXPECT_THROW(spread(3, 100,
                        [](std::size_t part, unsigned) {
                            if (part == 17) throw std::runtime_error("no");
                        }),
                 std::runtime_error);
}

}  // namespace
}  // namespace sinergi::jobs
