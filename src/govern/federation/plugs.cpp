#include "federation/plugs.hpp"

#include "plumbing/log/log.hpp"

namespace sinergi::federation {
namespace {

/// An agreement's name between nodes; "" when it rests on none.
std::string agreement_name(db::Tx& tx, std::int64_t id) {
    if (id == 0) return {};
    auto const found = agreements::get(tx, agreements::AgreementId(id));
    return found ? found->name() : std::string{};
}

}  // namespace

void CasesCourier::send(db::Tx& tx, cases::Letter const& letter) {
    auto const sent = post_.send(tx, {.to_node = letter.to_node,
                                      .kind = letter.kind,
                                      .stream = letter.stream,
                                      .payload = letter.payload,
                                      .basis = letter.basis,
                                      .agreement = agreement_name(tx, letter.agreement),
                                      .is_emergency = letter.is_emergency,
                                      .papers = letter.papers});
    if (!sent) throw Fault(fmt::format("federation: {} for {}: {}", letter.kind, letter.to_node, sent.error().key));
}

void AgreementsHerald::tell(db::Tx& tx, std::string_view to_node, std::string_view kind, std::string_view stream,
                            std::string json, std::vector<std::string> papers) {
    auto const sent = post_.send(tx, {.to_node = std::string(to_node),
                                      .kind = std::string(kind),
                                      .stream = std::string(stream),
                                      .payload = std::move(json),
                                      .basis = "public_task",
                                      .agreement = {},
                                      .papers = std::move(papers)});
    if (!sent) log::info("federation: {} is not told to {}: {}", kind, to_node, sent.error().key);
}

void connect_cases(Post& post, CaseEars ears) {
    auto const arrived = [](db::Tx& tx, Incoming const& in) {
        auto const agreement = in.agreement.empty() ? std::nullopt : agreements::find_named(tx, in.agreement);
        return cases::Arrived{.from_node = in.from_node,
                              .kind = in.kind,
                              .stream = in.stream,
                              .payload = in.payload,
                              .signed_at = in.signed_at,
                              .agreement = agreement ? agreement->id.raw() : 0};
    };
    // Each kind by itself: one of a later release is kept until this node has learnt it.
    for (auto const kind : cases::letter_kinds)
        post.on(std::string(kind),
                [arrived, take = ears.take](db::Tx& tx, Incoming const& in) { return take(tx, arrived(tx, in)); });
    if (ears.turned)
        post.on_turned("case.", [turned = ears.turned](db::Tx& tx, Incoming const& ours, std::string_view key) {
            turned(tx, {.to_node = ours.to_node, .kind = ours.kind, .stream = ours.stream, .key = std::string(key)});
        });
    if (ears.given_back)
        post.on_given_back("case.", [arrived, back = ears.given_back](db::Tx& tx, Incoming const& ours) {
            return back(tx, ours.to_node, arrived(tx, ours));
        });
}

void connect_agreements(Post& post, agreements::Herald& herald) {
    post.on("agreement.", [&post, &herald](db::Tx& tx, Incoming const& in) -> Done {
        agreements::Desk const desk{post.office(), post.office().clock.now(), &herald};
        return agreements::take_news(tx, desk, in.from_node, in.kind, in.payload);
    });
}

}  // namespace sinergi::federation
