// What a game is: a plain struct with static functions (see games/template for the one to copy). No base
// class for its author; make_game<G>() is the only type erasure.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "engine/core/rng.hpp"
#include "engine/draw/draw_list.hpp"
#include "engine/motion/measure.hpp"
#include "engine/play/record.hpp"
#include "engine/play/schema.hpp"

namespace thimble::play {

struct GameInfo {
  std::string_view id;     ///< "tracing"
  int version = 1;         ///< goes up when a stored trial would replay differently
  std::string_view title;  ///< for grown-ups
};

enum class Outcome : std::uint8_t { kRunning, kDone };

/// The answer to an event that a child sees and hears. Failure has none: it is always less interesting than
/// success.
enum class Cue : std::uint8_t {
  kNone,
  kInvite,    ///< "here": a ring that breathes twice
  kTouch,     ///< the finger has been noticed
  kProgress,  ///< a part is done
  kSuccess,   ///< the whole is done
};

/// A trial in progress, the game's types hidden.
class AnyTrial {
 public:
  virtual ~AnyTrial() = default;
  virtual Outcome step(Tick tick, std::span<const motion::Sample> samples, Events& events) = 0;
  virtual void draw(draw::DrawList& list) const = 0;
  /// Does the picture change by itself, so that it is drawn often though nobody touches?
  virtual bool moves() const = 0;
  virtual std::unique_ptr<AnyTrial> clone() const = 0;
};

struct Game {
  GameInfo info;
  Schema schema;
  /// The content as these parameters shape it, for start and for the record, which then holds what was really
  /// played: a replay never shapes. The very same where they change nothing. Parameters must be complete and
  /// valid. Errors: content that the game can't be played on, or that can't be shaped so.
  std::function<Result<std::shared_ptr<const Content>>(const Parameters&, std::shared_ptr<const Content>)>
      shaped;
  /// Parameters must be complete and valid. Content that the game can't be played on is an error.
  std::function<Result<std::unique_ptr<AnyTrial>>(const Parameters&, std::shared_ptr<const Content>, Rng)>
      start;
  std::function<motion::MeasureSet(const Parameters&, const Content&, std::span<const motion::Sample>,
                                   std::span<const Event>)>
      score;
  /// How the trial went astray, as far as only the whole of it can tell; in the order of ticks. Null for a
  /// game that names everything in its steps.
  std::function<Events(const Parameters&, const Content&, std::span<const motion::Sample>,
                       std::span<const Event>)>
      named;
  std::function<Cue(std::string_view event_kind)> cue;
};

/// What a trial says of itself once it is over, from its samples and the events of its play: measures,
/// fingerprint, and what is named of the whole, behind those events. `parameters` are the record's, complete.
void conclude(const Game& game, const Parameters& parameters, TrialRecord& record);

template <class G>
class TypedTrial final : public AnyTrial {
 public:
  TypedTrial(typename G::Params params, std::shared_ptr<const Content> content, Rng rng)
      : params_(params), content_(std::move(content)), state_(G::start(params_, *content_, rng)) {}

  Outcome step(Tick tick, std::span<const motion::Sample> samples, Events& events) override {
    return G::step(state_, params_, tick, samples, events);
  }
  void draw(draw::DrawList& list) const override { G::draw(state_, params_, list); }
  bool moves() const override {
    if constexpr (requires { G::moves(state_, params_); })
      return G::moves(state_, params_);
    else
      return false;
  }
  std::unique_ptr<AnyTrial> clone() const override { return std::make_unique<TypedTrial>(*this); }

 private:
  typename G::Params params_;
  std::shared_ptr<const Content> content_;
  typename G::State state_;
};

/// A game whose parameters change the drawing that it is played on has a
///   static Result<std::shared_ptr<const Content>> shaped(const Params&, std::shared_ptr<const Content>);
/// which keeps the page, and gives back the same pointer where nothing changes. All others take it as it is.
template <class G>
Result<std::shared_ptr<const Content>> shaped_for(const Parameters& parameters,
                                                  std::shared_ptr<const Content> content) {
  if (Result<void> fits = G::accepts(*content); !fits) return fits.error();
  if constexpr (requires { G::shaped(G::schema().params_of(parameters), content); }) {
    const Vec2 page_mm = content->page_mm;
    auto shaped = G::shaped(G::schema().params_of(parameters), std::move(content));
    if (!shaped) return shaped.error();
    CHECK(distance((*shaped)->page_mm, page_mm) < 0.01);  // the window is laid out before a trial is shaped
    if (Result<void> fits = G::accepts(**shaped); !fits) return fits.error();
    return shaped;
  } else {
    return content;
  }
}

template <class G>
Game make_game() {
  Game game{
      .info = G::info,
      .schema = G::schema().untyped(),
      .shaped = shaped_for<G>,
      .start = [](const Parameters& parameters, std::shared_ptr<const Content> content,
                  Rng rng) -> Result<std::unique_ptr<AnyTrial>> {
        if (Result<void> fits = G::accepts(*content); !fits) return fits.error();
        return std::unique_ptr<AnyTrial>{
            std::make_unique<TypedTrial<G>>(G::schema().params_of(parameters), std::move(content), rng)};
      },
      .score =
          [](const Parameters& parameters, const Content& content, std::span<const motion::Sample> samples,
             std::span<const Event> events) {
            return G::score(G::schema().params_of(parameters), content, samples, events);
          },
      .named = nullptr,
      .cue = [](std::string_view kind) { return G::cue(kind); },
  };
  if constexpr (requires { &G::named; })
    game.named = [](const Parameters& parameters, const Content& content,
                    std::span<const motion::Sample> samples, std::span<const Event> events) {
      return G::named(G::schema().params_of(parameters), content, samples, events);
    };
  return game;
}

}  // namespace thimble::play
