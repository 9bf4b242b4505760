#include "audit/sealer.hpp"

#include "audit/store_sql.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/log/log.hpp"
#include "plumbing/notices/notices.hpp"

#include <charconv>
#include <condition_variable>

namespace sinergi::audit {
namespace {

constexpr std::string_view genesis = "";

std::span<std::uint8_t const> bytes_of(std::string_view text) {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

BlockRow last_block(db::Tx& tx) {
    return tx.find<BlockRow>(sql::find_last_block).value_or(BlockRow{.hash = std::string(genesis)});
}

/// Leaves what follows `last` without a gap.
void drop_behind_gap(std::vector<LineRow>& lines, BlockRow const& last) {
    auto due = last.last_seq;
    lines.erase(std::ranges::find_if(lines, [&](LineRow const& line) { return line.seq != ++due; }), lines.end());
}

/// The block of `lines`, and the digests it covers.
std::pair<BlockRow, std::string> block_of(std::vector<LineRow> const& lines, BlockRow const& last, Moment now) {
    std::string digests;
    digests.reserve(lines.size() * 32);
    for (auto const& line : lines) digests += crypto::digest(canonical(line));
    BlockRow block{.number = last.number + 1,
                   .first_seq = last.last_seq + 1,
                   .last_seq = last.last_seq + static_cast<std::int64_t>(lines.size()),
                   .at = now,
                   .previous = last.hash};
    block.hash = crypto::hex(crypto::digest(canonical(block, digests)));
    return {std::move(block), std::move(digests)};
}

/// @return whether it was ours to add: another sealer may have been faster
Result<bool> add_block(db::Tx& tx, BlockRow const& block, std::string_view digests) {
    if (last_block(tx).number + 1 != block.number) return false;
    tx.run(sql::insert_block, {{"number", block.number},
                               {"first_seq", block.first_seq},
                               {"last_seq", block.last_seq},
                               {"at", block.at},
                               {"previous", block.previous},
                               {"hash", block.hash},
                               {"digests", bytes_of(digests)}});
    return true;
}

}  // namespace

std::string Head::text() const { return fmt::format("{}:{}", seq, hash); }

Result<Head> Head::parse(std::string_view text) {
    auto const colon = text.find(':');
    Head out;
    auto const number = text.substr(0, colon);
    auto const read = std::from_chars(number.data(), number.data() + number.size(), out.seq);
    if (colon == std::string_view::npos || read.ec != std::errc{} || read.ptr != number.data() + number.size() ||
        out.seq < 1 || text.size() - colon != 65) {
        return refuse(Why::malformed, "audit.head_malformed");
    }
    out.hash = text.substr(colon + 1);
    return out;
}

struct Sealer::Inside {
    db::Database& db;
    Clock const& clock;
    Options options;
    std::mutex turn{};  // one seal at a time, from whichever thread
    std::mutex lock{};
    std::condition_variable_any wake{};
    std::jthread thread{};
    std::int64_t told_day = -1, news_told = -1;
    std::int64_t stuck_at = -1;  // behind this line one is gone

    /// Reads and hashes beside the writer; what stands in its line is one row.
    std::int64_t seal_block() {
        BlockRow last;
        auto lines = db.read([&](db::Tx& tx) {
            last = last_block(tx);
            auto const most = last.last_seq == stuck_at ? 1 : options.lines_max;
            return tx.all<LineRow>(sql::find_after, {{"seq", last.last_seq}, {"row_max", most}});
        });
        if (lines.empty()) return 0;
        drop_behind_gap(lines, last);
        if (lines.empty()) {
            if (std::exchange(stuck_at, last.last_seq) != last.last_seq)
                log::error("audit: line {} is gone, nothing behind it is sealed: run `sinergi audit verify`",
                           last.last_seq + 1);
            return 0;
        }
        auto const [block, digests] = block_of(lines, last, clock.now());
        try {
            auto const is_added = db.write([&](db::Tx& tx) { return add_block(tx, block, digests); });
            return is_added.value() ? static_cast<std::int64_t>(lines.size()) : 0;
        } catch (db::Clash const& clash) {  // a hand wrote blocks itself: `verify` names them
            log::warn("audit: not sealed, {} is taken", clash.constraint);
            return 0;
        }
    }

    std::int64_t seal() {
        std::scoped_lock const mine(turn);
        std::int64_t all = 0;
        for (;;) {
            auto const lines = seal_block();
            all += lines;
            if (lines < options.lines_max) return all;
        }
    }

    void tell_news() {
        if (!options.news) return;
        auto const seq = db.read([](db::Tx& tx) { return notices::last_seq(tx); });
        if (seq == news_told) return;
        news_told = seq;
        options.news();
    }

    void tell() {
        auto const today = clock.now().ms / day_ms;
        if (today == told_day || !options.tell_head) return;
        options.tell_head(db.read([](db::Tx& tx) { return head(tx); }));
        told_day = today;
    }

    void run(std::stop_token const& stop) {
        while (!stop.stop_requested()) {
            auto pause_ms = options.pause_ms;
            try {
                tell_news();
                seal();
                tell();
            } catch (Fault const&) {
                pause_ms = second_ms;  // the database is away; what is not sealed waits with it, and /healthz tells
            }
            std::unique_lock held(lock);
            wake.wait_for(held, stop, std::chrono::milliseconds(pause_ms), [] { return false; });
        }
    }
};

Sealer::Sealer(db::Database& db, Clock const& clock, Options options)
    : inside_(std::make_unique<Inside>(db, clock, std::move(options))) {}

Sealer::~Sealer() { stop(); }

void Sealer::start() {
    if (!inside_->thread.joinable())
        inside_->thread = std::jthread([this](std::stop_token stop) { inside_->run(stop); });
}

void Sealer::stop() {
    if (!inside_->thread.joinable()) return;
    inside_->thread.request_stop();
    inside_->thread.join();
    try {
        seal_once();
    } catch (Fault const&) {  // the database went first: the next start seals it
    }
}

std::int64_t Sealer::seal_once() { return inside_->seal(); }

std::int64_t unsealed(db::Tx& tx) {
    return tx.find<std::int64_t>(sql::count_after, {{"seq", last_block(tx).last_seq}}).value_or(0);
}

Head head(db::Tx& tx) {
    auto const last = tx.find<BlockRow>(sql::find_last_block);
    return last ? Head{last->last_seq, last->hash, last->at} : Head{};
}

}  // namespace sinergi::audit
