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

std::int64_t seal_lines(db::Tx& tx, Moment now, std::int64_t lines_max) {
    auto const last = tx.find<BlockRow>(sql::find_last_block).value_or(BlockRow{.hash = std::string(genesis)});
    auto lines = tx.all<LineRow>(sql::seal_lines, {{"last_seq", last.last_seq}, {"row_max", lines_max}});
    if (lines.empty()) return 0;
    std::ranges::sort(lines, {}, [](LineRow const& line) { return line.seq.value(); });
    std::string digests;
    digests.reserve(lines.size() * 32);
    for (auto const& line : lines) digests += crypto::digest(canonical(line));
    BlockRow block{.number = last.number + 1,
                   .first_seq = last.last_seq + 1,
                   .last_seq = last.last_seq + static_cast<std::int64_t>(lines.size()),
                   .at = now,
                   .previous = last.hash};
    SINERGI_CHECK(lines.front().seq == block.first_seq && lines.back().seq == block.last_seq);
    block.hash = crypto::hex(crypto::digest(canonical(block, digests)));
    tx.run(sql::insert_block, {{"number", block.number},
                               {"first_seq", block.first_seq},
                               {"last_seq", block.last_seq},
                               {"at", block.at},
                               {"previous", block.previous},
                               {"hash", block.hash},
                               {"digests", bytes_of(digests)}});
    return static_cast<std::int64_t>(lines.size());
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
    std::int64_t told_day = -1;

    bool is_idle() {
        return db.read(
            [](db::Tx& tx) { return !tx.find<std::int64_t>(sql::find_unsealed) && !notices::is_any_unsealed(tx); });
    }

    Sealed seal_block() {
        auto const sealed = db.write([&](db::Tx& tx) -> Result<Sealed> {
            Sealed out;
            if (!tx.find<bool>(sql::take_lock).value_or(false)) return out;
            out.lines = seal_lines(tx, clock.now(), options.lines_max);
            out.notices = notices::seal(tx, options.lines_max);
            return out;
        });
        return sealed.value();
    }

    /// A number that is already there means another process was faster, or a hand that wrote numbers itself: then the
    /// lines stay unsealed, and `verify` names the stranger.
    Sealed try_seal_block() {
        try {
            return seal_block();
        } catch (db::Clash const& clash) {
            log::warn("audit: not sealed, {} is taken", clash.constraint);
            return {};
        }
    }

    Sealed seal() {
        std::scoped_lock const mine(turn);
        Sealed all;
        while (!is_idle()) {
            auto const block = try_seal_block();
            all.lines += block.lines;
            all.notices += block.notices;
            if (block.lines == 0 && block.notices == 0) break;  // another sealer was faster
            if (block.notices > 0 && options.sealed) options.sealed();
        }
        return all;
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

Sealed Sealer::seal_once() { return inside_->seal(); }

Head head(db::Tx& tx) {
    auto const last = tx.find<BlockRow>(sql::find_last_block);
    return last ? Head{last->last_seq, last->hash, last->at} : Head{};
}

}  // namespace sinergi::audit
