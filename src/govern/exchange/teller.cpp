#include "exchange/teller.hpp"

#include "access/directory.hpp"
#include "exchange/actions.hpp"
#include "exchange/events.hpp"
#include "exchange/rules.hpp"
#include "exchange/store.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/log/log.hpp"
#include "plumbing/notices/notices.hpp"

#include <algorithm>
#include <chrono>

namespace sinergi::exchange {
namespace {

constexpr std::int64_t batch_max = 100;  // notices looked at for one body
constexpr std::int64_t hooks_max = 200;  // told at one time
constexpr std::chrono::milliseconds round_ms{500};
constexpr std::size_t fault_size_max = 200;

/// The headers of Standard Webhooks: whoever has the secret can tell a forged body and an old one.
/// @source docs/sources.md#standard-webhooks
std::vector<std::pair<std::string, std::string>> signed_headers(std::string const& secret, std::string const& id,
                                                                Moment now, std::string const& body) {
    auto const at_s = now.ms / second_ms;
    auto const signature = crypto::base64(crypto::hmac_sha256(secret, signed_text(id, at_s, body)));
    return {{"content-type", "application/cloudevents-batch+json"},
            {"webhook-id", id},
            {"webhook-timestamp", std::to_string(at_s)},
            {"webhook-signature", "v1," + signature}};
}

}  // namespace

Teller::Teller(access::Office& office, Post post, std::string source)
    : office_(office), post_(std::move(post)), source_(std::move(source)) {}

Teller::~Teller() { stop(); }

void Teller::start() {
    thread_ = std::jthread([this](std::stop_token stop) {
        while (!stop.stop_requested()) {
            try {
                begin_due(office_.clock.now());
            } catch (Fault const& fault) {
                log::warn("webhooks wait: {}", fault.what());
            }
            std::unique_lock lock(mutex_);
            woken_.wait_for(lock, stop, round_ms, [&] { return is_awake_; });
            is_awake_ = false;
        }
    });
}

void Teller::stop() {
    if (!thread_.joinable()) return;
    thread_.request_stop();
    thread_.join();
    // A body on its way comes to its end, at most the client's own deadline from now.
    std::vector<std::shared_ptr<Telling>> rest;
    {
        std::lock_guard const lock(mutex_);
        rest.swap(tellings_);
    }
    for (auto const& one : rest) one->thread.request_stop();
    rest.clear();
}

void Teller::wake() {
    {
        std::lock_guard const lock(mutex_);
        is_awake_ = true;
    }
    woken_.notify_all();
}

std::int64_t Teller::tell_due(Moment now) {
    std::int64_t told = 0;
    for (auto const& one : begin_due(now)) {
        one->thread.join();
        told += one->told;
    }
    return told;
}

std::vector<std::shared_ptr<Teller::Telling>> Teller::begin_due(Moment now) {
    auto const due =
        office_.db.read([&](db::Tx& tx) { return store::due_hooks(tx, now, notices::last_seq(tx), hooks_max); });
    std::vector<std::shared_ptr<Telling>> begun;
    std::lock_guard const lock(mutex_);
    std::erase_if(tellings_, [](auto const& one) { return one->is_done.load(); });
    for (auto const& hook : due) {
        if (std::ranges::find(tellings_, hook.id, [](auto const& one) { return one->hook; }) != tellings_.end())
            continue;
        auto one = std::make_shared<Telling>();
        one->hook = hook.id;
        one->thread = std::jthread([this, hook, now, at = one.get()](std::stop_token const& stop) {
            try {
                at->told = tell_all(hook, now, stop);
            } catch (Fault const& fault) {
                log::warn("webhooks wait: {}", fault.what());
            }
            at->is_done = true;
        });
        tellings_.push_back(one);
        begun.push_back(std::move(one));
    }
    return begun;
}

std::int64_t Teller::tell_all(Hook hook, Moment now, std::stop_token const& stop) {
    std::int64_t told = 0;
    // A replay is many bodies: each follows when the one before was taken, not with the next round.
    for (;;) {
        told += tell(hook, now);
        if (stop.stop_requested()) return told;
        auto const was = hook.cursor;
        now = office_.clock.now();
        auto const next = office_.db.read([&](db::Tx& tx) {
            auto found = store::find_hook(tx, hook.id);
            bool const is_due = found && found->state == HookState::active && found->next_try_at <= now &&
                                found->cursor < notices::last_seq(tx);
            return is_due ? std::move(found) : std::nullopt;
        });
        if (!next || next->cursor == was) return told;
        hook = *next;
    }
}

std::int64_t Teller::tell(Hook const& hook, Moment now) {
    auto const keep = [&](auto const& deed) {
        office_.db
            .write([&](db::Tx& tx) -> Done {
                deed(tx);
                return {};
            })
            .value();
    };
    auto const news = office_.db.read([&](db::Tx& tx) -> Result<Changes> {
        auto const by = access::find_officer(tx, hook.account);
        if (!by) return refuse(Why::not_found, "exchange.account_ended");
        return changes(tx, *by, hook.cursor, batch_max);
    });
    auto const failed = [&](std::string_view fault) {
        keep([&](db::Tx& tx) {
            store::keep_failed(tx, hook.id, hook.fails + 1, fault.substr(0, fault_size_max),
                               now.plus_ms(wait_after_ms(hook.fails + 1)));
        });
        return 0;
    };
    if (!news) return failed(news.error().key);
    if (news->next == hook.cursor) return 0;
    if (!news->items.empty()) {
        auto const boxed = crypto::from_base64url(hook.secret);
        auto const secret = boxed ? crypto::unbox(office_.secret, *boxed) : boxed;
        if (!secret) return failed("exchange.secret_lost");
        auto const body = batch(news->items, source_);
        auto const id = hook.id.text() + "-" + std::to_string(news->next);
        auto const reached = post_({hook.url, signed_headers(*secret, id, now, body), body});
        if (reached.status < 200 || reached.status > 299)
            return failed(reached.status == 0 ? reached.fault : "HTTP " + std::to_string(reached.status));
    }
    keep([&](db::Tx& tx) { store::keep_told(tx, hook, news->next, now); });
    return static_cast<std::int64_t>(news->items.size());
}

}  // namespace sinergi::exchange
