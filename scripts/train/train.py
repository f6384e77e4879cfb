"""Fits the trees of the body model: `npm run train` runs this.

Usage: train.py FOLDER MOST_FEATURES

Reads in FOLDER  names.json   the features
                 rows.f32     their values, a row for each block
                 pages.jsonl  for each page: fold; for each of its blocks: label, weight
Writes           fitted.json  a model of all pages, one without each fold, and how good those are
"""

import json
import os
import sys
from pathlib import Path

# With more threads sums depend on which comes first.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier


def read(folder):
    names = json.loads((folder / "names.json").read_text())
    rows = np.fromfile(folder / "rows.f32", dtype="<f4").reshape(-1, len(names))
    pages = [json.loads(line) for line in (folder / "pages.jsonl").read_text().splitlines()]
    labels = np.array([label for page in pages for label in page["labels"]], dtype=np.int8)
    weights = np.array([weight for page in pages for weight in page["weights"]])
    folds = np.repeat([page["fold"] for page in pages], [len(page["labels"]) for page in pages])
    assert len(rows) == len(labels) == len(weights) == len(folds)
    return names, rows, labels, weights / weights.mean(), folds


def fit(rows, labels, weights):
    classifier = HistGradientBoostingClassifier(
        max_iter=40,
        max_leaf_nodes=15,
        learning_rate=0.15,
        min_samples_leaf=60,
        l2_regularization=5,
        max_bins=64,
        early_stopping=False,
        random_state=1,
    )
    return classifier.fit(rows, labels, sample_weight=weights)


# scikit-learn has no public access to its trees; their nodes have had these fields from the start.
def nodes_of(classifier):
    return [trees[0].nodes for trees in classifier._predictors]


def gains_of(classifier, names):
    """What the splits on each feature gained, as shares, the best first."""
    gains = dict.fromkeys(names, 0.0)
    for nodes in nodes_of(classifier):
        for node in nodes[nodes["is_leaf"] == 0]:
            gains[names[node["feature_idx"]]] += float(node["gain"])
    total = sum(gains.values())
    best = sorted(names, key=lambda name: (-gains[name], name))
    return {name: gains[name] / total for name in best if gains[name] > 0}


def trees_of(classifier, names):
    """Trees as [feature, threshold, left, right] or the value of a leaf, as exact as they are shipped."""

    def tree(nodes, index=0):
        node = nodes[index]
        if node["is_leaf"]:
            return round(float(node["value"]), 3)
        threshold = float("%.4g" % node["num_threshold"])
        return [names[node["feature_idx"]], threshold, tree(nodes, node["left"]), tree(nodes, node["right"])]

    base = round(float(np.ravel(classifier._baseline_prediction)[0]), 4)
    return {"base": base, "trees": [tree(nodes) for nodes in nodes_of(classifier)]}


def train(names, rows, labels, weights, most):
    """Fits to all features, then to the best of them."""
    first = fit(rows, labels, weights)
    kept = set(list(gains_of(first, names))[:most])
    columns = [column for column, name in enumerate(names) if name in kept]
    names = [names[column] for column in columns]
    classifier = fit(rows[:, columns], labels, weights)
    return trees_of(classifier, names), gains_of(classifier, names)


def predict(model, names, rows):
    """The probabilities by the trees as they are shipped."""
    sums = np.full(len(rows), model["base"])

    def add(tree, which):
        if not isinstance(tree, list):
            sums[which] += tree
            return
        feature, threshold, left, right = tree
        below = rows[which, names.index(feature)].astype(np.float64) <= threshold
        add(left, which[below])
        add(right, which[~below])

    for tree in model["trees"]:
        add(tree, np.arange(len(rows)))
    return 1 / (1 + np.exp(-sums))


def main(folder, most):
    names, rows, labels, weights, folds = read(folder)
    probabilities = np.zeros(len(labels))
    without = []
    for fold in range(folds.max() + 1):
        inside = folds == fold
        model, _ = train(names, rows[~inside], labels[~inside], weights[~inside], most)
        probabilities[inside] = predict(model, names, rows[inside])
        without.append(model)
    right = np.where(labels == 1, probabilities, 1 - probabilities)
    loss = -np.average(np.log(np.maximum(right, 1e-6)), weights=weights)
    model, gains = train(names, rows, labels, weights, most)
    fitted = {"all": model, "withoutFold": without, "loss": round(float(loss), 5), "gains": gains}
    (folder / "fitted.json").write_text(json.dumps(fitted))


main(Path(sys.argv[1]), int(sys.argv[2]))
