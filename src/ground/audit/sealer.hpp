#pragma once
// Chains what deeds have written, and proves later that nobody touched it (docs/decisions/0009).

#include "audit/rules.hpp"
#include "plumbing/clock/clock.hpp"
#include "plumbing/db/db.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace sinergi::audit {

/// The end of the chain. Logged daily and given to partner nodes: a chain that was cut or written anew no longer has
/// it.
struct Head {
    std::int64_t seq = 0;
    std::string hash;  // hex
    Moment at;
    /// "1204:9f86d0...", as it stands in the log and is given to `sinergi audit verify --head`.
    [[nodiscard]] std::string text() const;
    /// @refuses audit.head_malformed
    [[nodiscard]] static Result<Head> parse(std::string_view text);
};

/// The one sealer of a database; others, in other processes too, wait for each other and do no harm.
class Sealer {
public:
    struct Options {
        std::int64_t pause_ms = 100;                   // between two blocks, at most
        std::int64_t lines_max = 5'000;                // of one block
        std::function<void(Head const&)> tell_head{};  // once a day and at the start, for the log
        std::function<void()> news{};                  // notices were committed: wakes the live stream
    };
    Sealer(db::Database& db, Clock const& clock, Options options);
    ~Sealer();
    Sealer(Sealer const&) = delete;
    Sealer& operator=(Sealer const&) = delete;

    /// Begins a thread of its own. When the database is away it waits a second and tries again.
    void start();
    /// Seals what is left and ends the thread.
    void stop();
    /// Seals everything that is committed now; for tests and for the program's end.
    /// @return how many lines
    /// @throws Unavailable
    std::int64_t seal_once();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Where the chain ends; seq 0 when it has not begun.
[[nodiscard]] Head head(db::Tx& tx);
/// Committed lines that the chain does not cover yet.
[[nodiscard]] std::int64_t unsealed(db::Tx& tx);

struct Report {
    std::int64_t lines = 0, blocks = 0;
    std::int64_t unsealed = 0;  // committed lines the sealer has not reached: the tail that is not proved
    std::int64_t emptied = 0;   // lines whose purpose was erased with their subject
    Head head;
    std::optional<Broken> first_broken{};  // none: everything stands as it was written
};
/// Reads the whole chain, about 150,000 lines a second.
/// @param known a head from the log; without one a chain cut at its end looks whole
[[nodiscard]] Report verify(db::Database& db, std::optional<Head> const& known = std::nullopt);

}  // namespace sinergi::audit
