#include "audit/actions.hpp"
#include "audit/sealer.hpp"
#include "audit/store_sql.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

namespace sinergi::audit {
namespace {

constexpr std::int64_t blocks_at_once = 200, tail_at_once = 5'000;

struct FullBlock {
    std::int64_t number = 0, first_seq = 1, last_seq = 0;
    Moment at;
    std::string previous, hash;
    db::Bytes digests;
};
BOOST_DESCRIBE_STRUCT(FullBlock, (), (number, first_seq, last_seq, at, previous, hash, digests))

BlockRow row_of(FullBlock const& block) {
    return {block.number, block.first_seq, block.last_seq, block.at, block.previous, block.hash};
}

/// Does the block follow `last` and match its own hash?
std::optional<Broken> broken_block(FullBlock const& block, BlockRow const& last) {
    if (block.number != last.number + 1) return Broken{last.last_seq + 1, 0, Break::block_removed};
    bool const is_whole =
        block.first_seq == last.last_seq + 1 && block.previous == last.hash &&
        block.digests.data.size() == 32 * static_cast<std::size_t>(block.last_seq - block.first_seq + 1) &&
        block.hash == crypto::hex(crypto::digest(canonical(row_of(block), block.digests.data)));
    if (!is_whole) return Broken{last.last_seq + 1, 0, Break::block_altered};
    return std::nullopt;
}

bool is_emptied(LineRow const& line) {
    return !line.purpose_digest.empty() && line.purpose_salt.empty() && line.purpose.empty();
}

/// Is the purpose what the chain holds of it, or was it erased?
bool is_purpose_whole(LineRow const& line) {
    return line.purpose_digest.empty() || is_emptied(line) ||
           purpose_digest(line.purpose_salt, line.purpose) == line.purpose_digest;
}

std::optional<Broken> broken_line(db::Tx& tx, FullBlock const& block, Report& report) {
    std::vector<Found> found;
    found.reserve(block.digests.data.size() / 32);
    for (auto const& line :
         tx.all<LineRow>(sql::find_sealed, {{"first_seq", block.first_seq}, {"last_seq", block.last_seq}})) {
        auto said = is_purpose_whole(line) ? crypto::digest(canonical(line)) : std::string{};
        found.push_back({line.seq.value(), line.id, std::move(said)});
        if (is_emptied(line)) ++report.emptied;
    }
    return first_broken(block.first_seq, block.digests.data, found);
}

/// What no block covers yet: its numbers follow each other all the same.
std::optional<Broken> broken_tail(db::Tx& tx, std::int64_t seq) {
    for (;;) {
        auto const lines = tx.all<LineRow>(sql::find_after, {{"seq", seq}, {"row_max", tail_at_once}});
        for (auto const& line : lines)
            if (line.seq != ++seq) return Broken{seq, 0, Break::removed};
        if (lines.empty()) return std::nullopt;
    }
}

std::optional<Broken> walk(db::Tx& tx, Report& report, std::optional<Head> const& known) {
    BlockRow last{};
    for (;;) {
        auto const blocks =
            tx.all<FullBlock>(sql::find_blocks_after, {{"number", last.number}, {"row_max", blocks_at_once}});
        for (auto const& block : blocks) {
            if (auto broken = broken_block(block, last)) return broken;
            if (auto broken = broken_line(tx, block, report)) return broken;
            if (known && block.first_seq <= known->seq && known->seq <= block.last_seq &&
                (block.last_seq != known->seq || block.hash != known->hash)) {
                return Broken{block.first_seq, 0, Break::rewritten};
            }
            last = row_of(block);
            report.blocks = last.number;
            report.lines = last.last_seq;
            report.head = {last.last_seq, last.hash, last.at};
        }
        if (blocks.empty()) break;
    }
    if (auto broken = broken_tail(tx, last.last_seq)) return broken;
    if (auto const stray = tx.find<std::int64_t>(sql::find_unnumbered)) return Broken{0, *stray, Break::unnumbered};
    if (known && known->seq > last.last_seq) return Broken{last.last_seq + 1, 0, Break::tail_cut};
    return std::nullopt;
}

}  // namespace

Report verify(db::Database& db, std::optional<Head> const& known) {
    return db.read([&](db::Tx& tx) {
        Report report;
        report.first_broken = walk(tx, report, known);
        report.unsealed = unsealed(tx);
        return report;
    });
}

}  // namespace sinergi::audit
