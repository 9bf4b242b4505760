#include "server/nodes.hpp"

#include "federation/nodes.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/locale/locale.hpp"
#include "server/version.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

namespace sinergi::apps {
namespace {

/// The node with its post, for one command.
struct Opened {
    explicit Opened(NodesWish const& wish) : node(wish.place), post(node.office, node.files, sign_of(node)) {}
    Node node;
    federation::Post post;

    template <class F>
    int run(NodesWish const& wish, F&& deed) {
        if (wish.by.empty()) throw Fault("--by: the name of who does it");
        federation::By const by{0, wish.by, {}};
        auto const done = node.database->write([&](db::Tx& tx) -> Done { return deed(tx, by); });
        if (!done) throw Fault(locale::say(done.error(), locale::Language::id));
        return 0;
    }
};

federation::ReadCard card_in(std::string const& file) {
    std::ifstream in(file);
    if (!in) throw Fault("cannot read " + file);
    std::string line;
    std::getline(in, line);  // `federation card` prints the fingerprint below it
    auto card = federation::read_card(line);
    if (!card) throw Fault(locale::say(card.error(), locale::Language::id));
    return *std::move(card);
}

}  // namespace

federation::Sign sign_of(Node const& node) {
    return {.name = node.settings.name, .url = node.settings.url, .release = std::string(version)};
}

int show_card(NodesWish const& wish) {
    if (!wish.url.empty()) set_url(wish.place, wish.url);
    Opened opened(wish);
    auto const card = opened.post.card();
    std::cout << json::write(card) << "\n" << card.node << "  " << card.fingerprint << "\n";
    return 0;
}

int trust_node(NodesWish const& wish) {
    Opened opened(wish);
    auto const card = card_in(wish.card_file);
    opened.run(wish, [&](db::Tx& tx, federation::By const& by) {
        return federation::propose(tx, opened.post, by, card, wish.card_url, wish.fingerprint);
    });
    std::cout << card.card.node << " proposed by " << wish.by << "; somebody else confirms\n";
    return 0;
}

int confirm_node(NodesWish const& wish) {
    Opened opened(wish);
    opened.run(wish, [&](db::Tx& tx, federation::By const& by) {
        return federation::confirm(tx, opened.post, by, wish.node);
    });
    std::cout << wish.node << " joined\n";
    return 0;
}

int suspend_node(NodesWish const& wish) {
    Opened opened(wish);
    opened.run(wish, [&](db::Tx& tx, federation::By const& by) {
        return federation::suspend(tx, opened.post, by, wish.node);
    });
    std::cout << wish.node << " suspended\n";
    return 0;
}

int resume_node(NodesWish const& wish) {
    Opened opened(wish);
    opened.run(
        wish, [&](db::Tx& tx, federation::By const& by) { return federation::resume(tx, opened.post, by, wish.node); });
    std::cout << wish.node << " resumed\n";
    return 0;
}

int rotate_keys(NodesWish const& wish) {
    Opened opened(wish);
    auto const why = wish.is_compromised ? federation::RotateWhy::compromised : federation::RotateWhy::routine;
    opened.run(wish,
               [&](db::Tx& tx, federation::By const& by) { return federation::rotate(tx, opened.post, by, why); });
    std::cout << "new fingerprint " << opened.post.card().fingerprint << "\n";
    return 0;
}

int ping_node(NodesWish const& wish) {
    constexpr std::int64_t step = 200;
    Opened opened(wish);
    for (std::int64_t done = 0; done < wish.count; done += step)
        opened.run(wish, [&](db::Tx& tx, federation::By const&) -> Done {
            for (auto nth = done; nth < std::min(done + step, wish.count); ++nth)
                SINERGI_MUST(federation::ping(tx, opened.post, wish.node, fmt::format("ping:{}", nth % wish.streams)));
            return {};
        });
    std::cout << wish.count << " letters wait for " << wish.node << "\n";
    return 0;
}

int list_nodes(NodesWish const& wish) {
    Opened opened(wish);
    for (auto const& node : opened.post.trusted_nodes()) std::cout << node << "\n";
    return 0;
}

}  // namespace sinergi::apps
