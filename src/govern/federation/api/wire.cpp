// What nodes ask of each other. No session: a signature is the key.

#include "federation/api/parts.hpp"
#include "federation/carrier.hpp"
#include "plumbing/json/describe.hpp"

#include <charconv>

namespace sinergi::federation {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::string_view tag = "federation";
// A stranger may knock this often; who is known and rightly signed is not counted, nor kept out for what others did
// from behind the same address.
constexpr int knocks_max = 120;
constexpr std::int64_t knocks_ms = 10 * minute_ms;

Reply refused(House& house, Call const& call, Refusal const& refusal) {
    return http::problem(refusal, call.language(), house.say);
}

Reply take_envelopes(House& house, Call const& call) {
    auto const texts = read_batch(call.body);
    auto const may = house.doors.has_try_left(call.peer, "federation", knocks_max, knocks_ms);
    // Of an address that is closed the first letter alone is looked at.
    if (!may && (!texts || texts->empty() || !house.post.is_partners(texts->front())))
        return refused(house, call, may.error());
    auto const stranger = [&] { (void)house.doors.let_in_as(call.peer, "federation", knocks_max, knocks_ms); };
    if (!texts) {
        stranger();
        return refused(house, call, texts.error());
    }
    auto const received = house.post.receive(*texts);
    if (received.from.empty() && !texts->empty()) stranger();
    return {.body = house.post.sign_acks(received.acks, received.from)};
}

std::int64_t whole(std::string_view text) {
    std::int64_t value = -2;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? value : -2;
}

/// A piece, when a partner's key in force signed it.
Result<Piece> read_piece(House& house, Call const& call) {
    Piece piece{.from = std::string(call.header("x-sinergi-node")),
                .to = std::string(call.header("x-sinergi-to")),
                .name = call.parameters.find("name")->second,
                .sealed_name = std::string(call.header("x-sinergi-sealed")),
                .sealed_bytes = whole(call.header("x-sinergi-bytes")),
                .offset = whole(call.header("x-sinergi-offset")),
                .bytes = std::string(call.body)};
    if (piece.sealed_bytes < 0 || piece.offset < -1 || piece.sealed_name.size() != 64)
        return refuse(Why::malformed, "federation.envelope_malformed");
    SINERGI_MUST(house.post.check_words(piece.from, piece_words(piece), call.header("x-sinergi-signature")));
    return piece;
}

Reply take_piece(House& house, Call const& call) {
    auto piece = read_piece(house, call);
    if (!piece) {
        if (auto const may = house.doors.has_try_left(call.peer, "federation", knocks_max, knocks_ms); !may)
            return refused(house, call, may.error());
        (void)house.doors.let_in_as(call.peer, "federation", knocks_max, knocks_ms);
        return refused(house, call, piece.error());
    }
    if (call.method == Method::get) {
        piece->offset = -1;
        piece->bytes.clear();
    }
    auto const taken = house.post.receive_piece(*piece);
    if (!taken) return refused(house, call, taken.error());
    return {.body = json::write(*taken), .headers = {{"X-Sinergi-Received", std::to_string(taken->received)}}};
}

}  // namespace

void add_wire_routes(http::Router& router, House& house) {
    router.add<http::Nothing, Card>(
        Method::get, std::string(card_path),
        {.summary = "Who this node is: its keys, and the fingerprint to compare with paper",
         .tag = tag,
         .is_public = true},
        [&house](Call const&, http::Nothing const&) -> Result<Card> { return house.post.card(); });
    router.add_raw(Method::post, std::string(envelopes_path),
                   {.summary = "Letters of another node, signed and sealed",
                    .tag = tag,
                    .body_max = std::size_t{4} * 1024 * 1024,
                    .is_public = true},
                   [&house](Call const& call) { return take_envelopes(house, call); });
    auto const pieces = fmt::format("{}{{name}}", papers_path);
    router.add_raw(Method::post, pieces,
                   {.summary = "A piece of a sealed paper",
                    .tag = tag,
                    .body_max = std::size_t{2} * piece_bytes,
                    .is_public = true},
                   [&house](Call const& call) { return take_piece(house, call); });
    router.add_raw(Method::get, pieces, {.summary = "How far a sealed paper is", .tag = tag, .is_public = true},
                   [&house](Call const& call) { return take_piece(house, call); });
}

void add_routes(http::Router& router, House& house) {
    add_wire_routes(router, house);
    add_admin_routes(router, house);
}

}  // namespace sinergi::federation
