#include "federation/nodes.hpp"

#include "audit/actions.hpp"
#include "federation/post/inner.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/json/describe.hpp"

#include <algorithm>

namespace sinergi::federation {
namespace {

void note(db::Tx& tx, Post& post, By const& by, std::string_view act, std::string_view node) {
    auto trace = by.trace;
    trace.purpose = by.account == 0 ? fmt::format("{} ({})", node, by.name) : std::string(node);
    auto& office = post.office();
    audit::note(tx, office.ids, office.clock.now(), trace, act,
                {.kind = "node", .id = 0, .region = area_of(node).value_or(RegionCode{})});
}

Result<store::NodeRow> get(db::Tx& tx, std::string_view node) {
    auto row = tx.find<store::NodeRow>(sql::find_node, {{"node", node}});
    if (!row) return refuse(Why::not_found, "federation.node_unknown", std::string(node));
    return *std::move(row);
}

Done send_card(db::Tx& tx, Post& post, Identity const& signs, std::string const& text) {
    auto& office = post.office();
    for (auto const& node : tx.all<store::NodeRow>(sql::list_nodes)) {
        if (node.state == "proposed") continue;
        SINERGI_MUST(post_letter({tx, office.ids, signs, office.clock.now()},
                                 {.to_node = node.node,
                                  .kind = std::string(card_kind),
                                  .stream = std::string(own_stream),
                                  .payload = text,
                                  .agreement = {}},
                                 {}));
    }
    return {};
}

/// The card says that a key of before leaked.
void take_revocation(db::Tx& tx, Card const& card, Moment now) {
    if (card.revokes.empty()) return;
    tx.run(sql::revoke_node_key, {{"node", card.node}, {"name", card.revokes}, {"at", now}});
}

}  // namespace

Done propose(db::Tx& tx, Post& post, By const& by, ReadCard const& card, std::string_view url, std::string_view typed) {
    auto const& node = card.card.node;
    if (!is_same_fingerprint(typed, card.card.fingerprint))
        return refuse(Why::malformed, "federation.fingerprint_differs", "fingerprint");
    if (node == post.own()) return refuse(Why::conflict, "federation.own_node", node);
    auto const before = tx.find<store::NodeRow>(sql::find_node, {{"node", node}});
    if (before && before->state == "trusted") return refuse(Why::conflict, "federation.already_joined", node);
    auto const now = post.office().clock.now();
    tx.run(sql::put_node, {{"node", node},
                           {"name", card.card.name},
                           {"url", url.empty() ? std::string_view(card.card.url) : url},
                           {"fingerprint", card.card.fingerprint},
                           {"epoch", card.card.epoch},
                           {"release", card.card.release},
                           {"by", by.account},
                           {"by_name", by.name},
                           {"at", now}});
    // Keys of a proposal nobody confirmed never signed for us; those of a suspended node did until now.
    auto const until = before && before->state == "suspended" ? now.ms : std::int64_t{0};
    tx.run(sql::end_node_keys, {{"node", node}, {"but", card.name}, {"until", until}});
    tx.run(sql::put_node_key, {{"node", node},
                               {"name", card.name},
                               {"sign_open", store::bytes_of(card.sign_open)},
                               {"seal_open", store::bytes_of(card.seal_open)},
                               {"since", card.card.since},
                               {"until", for_ever}});
    tx.run(sql::revive_node_key, {{"node", node}, {"name", card.name}, {"until", for_ever}});
    take_revocation(tx, card.card, now);
    note(tx, post, by, "federation.proposed", node);
    return {};
}

Done confirm(db::Tx& tx, Post& post, By const& by, std::string const& node) {
    SINERGI_TRY(row, get(tx, node));
    if (row.state != "proposed") return refuse(Why::conflict, "federation.not_proposed", node);
    if ((by.account != 0 && by.account == row.proposed_by) || by.name == row.proposed_name)
        return refuse(Why::not_allowed, "federation.same_person", node);
    tx.run(sql::confirm_node,
           {{"node", node}, {"by", by.account}, {"by_name", by.name}, {"at", post.office().clock.now()}});
    tx.run(sql::hurry_out, {{"node", node}});
    note(tx, post, by, "federation.confirmed", node);
    return {};
}

Done suspend(db::Tx& tx, Post& post, By const& by, std::string const& node) {
    SINERGI_TRY(row, get(tx, node));
    if (tx.run(sql::set_node_state, {{"node", node}, {"state", "suspended"}, {"was", "trusted"}}) == 0)
        return refuse(Why::conflict, "federation.not_joined", row.node);
    note(tx, post, by, "federation.suspended", node);
    return {};
}

Done resume(db::Tx& tx, Post& post, By const& by, std::string const& node) {
    SINERGI_TRY(row, get(tx, node));
    if (tx.run(sql::set_node_state, {{"node", node}, {"state", "trusted"}, {"was", "suspended"}}) == 0)
        return refuse(Why::conflict, "federation.not_suspended", row.node);
    tx.run(sql::hurry_out, {{"node", node}});
    note(tx, post, by, "federation.resumed", node);
    return {};
}

Done rotate(db::Tx& tx, Post& post, By const& by, RotateWhy why) {
    auto& office = post.office();
    auto const before = post.keys().read(tx);
    post.keys().rotate(tx, office.ids, office.clock.now(), why);
    auto const after = post.keys().read(tx);
    SINERGI_MUST(send_card(tx, post, *before, json::write(card_of(*after, post.sign()))));
    note(tx, post, by, why == RotateWhy::compromised ? "federation.revoked" : "federation.rotated", post.own());
    return {};
}

Done tell_card(db::Tx& tx, Post& post) {
    auto const identity = post.keys().read(tx);
    return send_card(tx, post, *identity, json::write(card_of(*identity, post.sign())));
}

Done ping(db::Tx& tx, Post& post, std::string const& node, std::string const& stream) {
    return post.send(
        tx, {.to_node = node, .kind = std::string(ping_kind), .stream = stream, .payload = "{}", .agreement = {}});
}

Done take_card(db::Tx& tx, std::string_view node, ReadCard const& read, Moment now) {
    auto const& card = read.card;
    if (card.node != node) return refuse(Why::not_allowed, "federation.sender_unknown", std::string(node));
    auto const keys = tx.all<store::NodeKeyRow>(sql::list_node_keys, {{"node", node}});
    auto const known = std::ranges::find(keys, read.name, &store::NodeKeyRow::name);
    if (known == keys.end()) {
        auto const before = std::ranges::find(keys, card.endorsed_by, &store::NodeKeyRow::name);
        if (before == keys.end() || before->until != for_ever)
            return refuse(Why::not_allowed, "federation.key_unknown", card.endorsed_by);
        auto const endorsement = crypto::from_base64url(card.endorsement);
        if (!endorsement || !crypto::is_signed(before->sign_open.data, card_bytes(card), *endorsement))
            return refuse(Why::not_allowed, "federation.signature_wrong", std::string(node));
        tx.run(sql::end_node_keys, {{"node", node}, {"but", read.name}, {"until", card.since}});
        tx.run(sql::put_node_key, {{"node", node},
                                   {"name", read.name},
                                   {"sign_open", store::bytes_of(read.sign_open)},
                                   {"seal_open", store::bytes_of(read.seal_open)},
                                   {"since", card.since},
                                   {"until", for_ever}});
    } else if (known->until != for_ever) {
        return {};  // a card of yesterday
    }
    take_revocation(tx, card, now);
    tx.run(sql::update_card, {{"node", node},
                              {"name", card.name},
                              {"url", card.url},
                              {"fingerprint", card.fingerprint},
                              {"release", card.release}});
    return {};
}

}  // namespace sinergi::federation
