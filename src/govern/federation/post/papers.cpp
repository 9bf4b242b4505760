#include "federation/post/inner.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/files/loose.hpp"
#include "plumbing/log/log.hpp"

namespace sinergi::federation {
namespace {

constexpr std::int64_t seal_adds_bytes = 48;

/// The paper sealed for the node, kept in the FileStore until it is there, so that a restart goes on with the same
/// bytes. None when the paper is gone.
std::optional<store::PaperOutRow> sealed(Post::Inside& in, store::PaperOutRow row) {
    if (!row.sealed_name.empty()) return row;
    auto const key = in.office.db.read(
        [&](db::Tx& tx) { return tx.find<store::SealKeyRow>(sql::find_node_key, {{"node", row.node}}); });
    auto const content = in.files.get(row.name);
    if (!key || !content) {
        in.office.db
            .write([&](db::Tx& tx) -> Done {
                tx.run(sql::end_paper_out, {{"id", row.id}, {"state", "refused"}, {"refusal", "files.not_found"}});
                return {};
            })
            .value();
        return std::nullopt;
    }
    auto const bytes = crypto::seal(key->seal_open.data, *content);
    row.sealed_name = in.files.put(bytes);
    row.sealed_bytes = static_cast<std::int64_t>(bytes.size());
    row.sent = 0;
    in.office.db
        .write([&](db::Tx& tx) -> Done {
            tx.run(sql::seal_paper_out,
                   {{"id", row.id}, {"sealed_name", row.sealed_name}, {"sealed_bytes", row.sealed_bytes}});
            return {};
        })
        .value();
    return row;
}

std::optional<store::PaperInRow> find_row(Post::Inside& in, Piece const& piece) {
    return in.office.db.read([&](db::Tx& tx) {
        return tx.find<store::PaperInRow>(sql::find_paper_in, {{"node", piece.from}, {"name", piece.name}});
    });
}

/// Puts the piece beside the others when it goes on where they end. @return how far it is now
std::int64_t keep_piece(Post::Inside& in, store::PaperInRow const& known, Piece const& piece) {
    std::int64_t received = known.received;
    in.office.db
        .write([&](db::Tx& tx) -> Done {
            auto row = tx.find<store::PaperInRow>(sql::find_paper_in, {{"node", piece.from}, {"name", piece.name}});
            if (!row) return {};
            if (row->sealed_name != piece.sealed_name) {  // sealed anew: what we have of the other is of no use
                tx.run(sql::delete_pieces, {{"node", piece.from}, {"name", piece.name}});
                tx.run(sql::begin_paper_in,
                       {{"id", row->id}, {"sealed_name", piece.sealed_name}, {"sealed_bytes", piece.sealed_bytes}});
                row->received = 0;
            }
            received = row->received;
            if (piece.offset != received) return {};
            tx.run(sql::put_piece, {{"node", piece.from},
                                    {"name", piece.name},
                                    {"start", piece.offset},
                                    {"bytes", store::bytes_of(piece.bytes)}});
            received += static_cast<std::int64_t>(piece.bytes.size());
            tx.run(sql::move_paper_in, {{"id", row->id}, {"received", received}});
            return {};
        })
        .value();
    return received;
}

/// All pieces are here: opened, held against its name, kept.
/// @refuses federation.paper_differs
Done keep_whole(Post::Inside& in, store::PaperInRow const& row, Piece const& piece) {
    std::string whole;
    auto const identity = in.office.db.read([&](db::Tx& tx) {
        for (auto const& part : tx.all<db::Bytes>(sql::list_pieces, {{"node", piece.from}, {"name", piece.name}}))
            whole += part.data;
        return in.keys.read(tx);
    });
    std::optional<std::string> content;
    if (crypto::hex(crypto::digest(whole)) == piece.sealed_name)
        for (auto key = identity->keys.rbegin(); key != identity->keys.rend() && !content; ++key)
            if (auto opened = crypto::unseal(key->seal, whole)) content = *std::move(opened);
    bool const is_right = content && crypto::hex(crypto::digest(*content)) == piece.name;
    if (is_right) static_cast<void>(in.files.put(*content));
    in.office.db
        .write([&](db::Tx& tx) -> Done {
            tx.run(sql::delete_pieces, {{"node", piece.from}, {"name", piece.name}});
            if (is_right) {
                tx.run(sql::end_paper_in, {{"id", row.id}, {"state", "there"}});
                note_letter(tx, in.office.ids, in.now(), "federation.paper_received", row.id, piece.from, "paper", "");
                return {};
            }
            tx.run(sql::begin_paper_in, {{"id", row.id}, {"sealed_name", ""}, {"sealed_bytes", 0}});
            record_refused(tx, in.office.ids, in.now(),
                           {.direction = "in",
                            .node = piece.from,
                            .envelope = piece.name,
                            .kind = "paper",
                            .refusal = "federation.paper_differs"});
            return {};
        })
        .value();
    if (!is_right) return refuse(Why::malformed, "federation.paper_differs", piece.name);
    return {};
}

/// It is not on its way any more: this house names neither it nor its sealed copy.
void loosen(db::Tx& tx, store::PaperOutRow const& row) {
    files::loosen(tx, row.name);
    files::loosen(tx, row.sealed_name);
}

}  // namespace

db::Statement const& file_names() noexcept { return sql::file_names; }

std::optional<Piece> Post::take_piece(std::string const& node) {
    auto const found = in_->office.db.read([&](db::Tx& tx) {
        return tx.find<store::PaperOutRow>(sql::find_paper_to_send, {{"node", node}, {"now", in_->now()}});
    });
    if (!found) return std::nullopt;
    auto const row = sealed(*in_, *found);
    if (!row) return std::nullopt;
    auto const whole = in_->files.get(row->sealed_name);
    if (!whole) {  // the sealed copy is gone (restored from a backup without it): seal anew
        in_->office.db
            .write([&](db::Tx& tx) -> Done {
                tx.run(sql::seal_paper_out, {{"id", row->id}, {"sealed_name", ""}, {"sealed_bytes", 0}});
                return {};
            })
            .value();
        return std::nullopt;
    }
    auto const offset = std::min<std::int64_t>(row->sent, row->sealed_bytes);
    return Piece{.from = in_->node,
                 .to = node,
                 .name = row->name,
                 .sealed_name = row->sealed_name,
                 .sealed_bytes = row->sealed_bytes,
                 .offset = offset,
                 .bytes = whole->substr(static_cast<std::size_t>(offset), piece_bytes)};
}

void Post::settle_piece(Piece const& piece, Result<PieceTaken> const& said) {
    in_->office.db
        .write([&](db::Tx& tx) -> Done {
            auto const row =
                tx.find<store::PaperOutRow>(sql::find_paper_out, {{"node", piece.to}, {"name", piece.name}});
            if (!row) return {};
            if (said && said->is_there) {
                tx.run(sql::end_paper_out, {{"id", row->id}, {"state", "there"}, {"refusal", ""}});
                note_letter(tx, in_->office.ids, in_->now(), "federation.paper_sent", row->id, piece.to, "paper", "");
                loosen(tx, *row);
                return {};
            }
            if (said) {
                tx.run(sql::move_paper_out, {{"id", row->id}, {"sent", std::max<std::int64_t>(said->received, 0)}});
                return {};
            }
            auto const key = said.error().key;
            record_refused(
                tx, in_->office.ids, in_->now(),
                {.direction = "out", .node = piece.to, .envelope = piece.name, .kind = "paper", .refusal = key});
            // A paper that differs is sealed and sent anew twice; then it is for a person.
            bool const is_for_good =
                key == "federation.paper_too_large" || (key == "federation.paper_differs" && row->tries >= 2);
            if (is_for_good) {
                tx.run(sql::end_paper_out, {{"id", row->id}, {"state", "refused"}, {"refusal", key}});
                loosen(tx, *row);
                return {};
            }
            auto const wait = std::min(wait_max_ms, second_ms << std::min<std::int64_t>(row->tries, 6));
            tx.run(sql::delay_paper_out, {{"id", row->id}, {"not_before", in_->now().plus_ms(wait)}, {"refusal", key}});
            if (key == "federation.paper_differs") {
                tx.run(sql::seal_paper_out, {{"id", row->id}, {"sealed_name", ""}, {"sealed_bytes", 0}});
                files::loosen(tx, row->sealed_name);
            }
            return {};
        })
        .value();
}

Result<PieceTaken> Post::receive_piece(Piece const& piece) {
    auto const row = find_row(*in_, piece);
    if (!row || piece.to != in_->node) return refuse(Why::not_found, "federation.paper_unknown", piece.name);
    if (row->state == "there") return PieceTaken{row->bytes, true};
    if (piece.offset < 0) return PieceTaken{row->sealed_name == piece.sealed_name ? row->received : 0, false};
    if (piece.sealed_bytes != row->bytes + seal_adds_bytes || row->bytes > paper_bytes_max ||
        piece.offset + static_cast<std::int64_t>(piece.bytes.size()) > piece.sealed_bytes)
        return refuse(Why::too_large, "federation.paper_too_large", piece.name);
    auto const received = keep_piece(*in_, *row, piece);
    if (received < piece.sealed_bytes) return PieceTaken{received, false};
    SINERGI_MUST(keep_whole(*in_, *row, piece));
    return PieceTaken{received, true};
}

}  // namespace sinergi::federation
