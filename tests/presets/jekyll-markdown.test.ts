import { expect, it } from 'vitest'
import preset from '../../utils/presets/jekyll-markdown'
import { makeArticle } from '../make-article'

const options = { tags: ['archive'], clippedAt: 0, timeZone: 'UTC' }

it('writes all it knows', () => {
  const article = makeArticle({
    title: 'Séoul [direct]',
    authors: ['Anne Leroy', '徐简'],
    publisher: 'Le Monde',
    published: '2023-09-15T21:17:43+08:00',
    language: 'fr',
    description: 'Ce que: « dit » le chapeau',
    image: { url: 'https://news.example/a.jpg' },
    markdown: 'First **text**.\n\n`{{ code }}`\n',
  })
  expect(preset.render(article, options)).toBe(`---
layout: post
title: "Séoul [direct]"
date: 2023-09-15T13:17:43.000Z
author: Le Monde
from: https://news.example/n1001.html
tags: [ Le Monde, archive ]
comments: True
categories: [ Le Monde ]
lang: fr
description: "Ce que: « dit » le chapeau"
image: https://news.example/a.jpg
reporters: [ Anne Leroy, 徐简 ]
---
<!--1694783863000-->
[Séoul \\[direct\\]](https://news.example/n1001.html)
------

First **text**.

\`{{ "{{" }} code }}\`
`)
})

it('has no line for what it does not know', () => {
  const text = preset.render(makeArticle(), options)
  expect(text).not.toMatch(/^(date|lang|description|image):/m)
  expect(text).toContain('\nreporters: [  ]\n')
})
